/** A plot as a file, in the light theme's colours on white, whatever the page wears. */
import { saveFile } from '../../shell/save-file.ts';
import { INKS, type Ink } from './shapes.ts';
import { type SvgPicture, type SvgStyle, svgOf } from './svg.ts';

/** Pixels of a PNG for each of the picture: for a slide or a page of print. */
const SHARPNESS = 3;

/** The theme's values as a file needs them, which knows neither var() nor light-dark(). */
function lightStyle(): SvgStyle {
  const probe = document.createElement('span');
  probe.style.colorScheme = 'light';
  document.body.append(probe);
  const inks = new Map<Ink, string>();
  for (const [ink, token] of Object.entries(INKS)) {
    probe.style.color = `var(${token})`;
    inks.set(ink as Ink, getComputedStyle(probe).color);
  }
  probe.style.fontFamily = 'var(--font-mono)';
  const mono = getComputedStyle(probe).fontFamily;
  probe.remove();
  inks.set('paper', '#ffffff');
  const { fontFamily: font } = getComputedStyle(document.body);
  return { ink: (ink) => inks.get(ink) as string, font, mono, line: 2 };
}

export function svgText(picture: SvgPicture): string {
  return svgOf(picture, lightStyle());
}

export async function savePng(name: string, picture: SvgPicture): Promise<void> {
  const image = new Image();
  const { width, height } = picture;
  image.src = `data:image/svg+xml,${encodeURIComponent(svgText(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width) * SHARPNESS;
  canvas.height = Math.ceil(height) * SHARPNESS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveFile(name, blob, 'image/png'), 'image/png');
}
