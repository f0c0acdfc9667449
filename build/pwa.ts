import { VitePWA } from 'vite-plugin-pwa';

const description =
  'A visual protocol tutor: a real TCP/IP stack in the browser that you can rewind, question and run again.';

/**
 * Offline after the first load: everything the app can ever ask for is fetched and kept, lazy
 * chunks, worker and all.
 *
 * A new version waits until the last open page of the old one has closed. It must not take over
 * at once: in the middle of a lecture, the old page's lazy chunks would be gone.
 */
export const pwa = () =>
  VitePWA({
    registerType: 'prompt',
    injectRegister: 'script-defer',
    workbox: {
      // Of the fonts only the Latin letters: Chinese is written in the system's fonts.
      globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}', '**/*-latin-*.woff2'],
      navigateFallback: 'index.html',
      clientsClaim: true,
      skipWaiting: false,
      cleanupOutdatedCaches: true,
      maximumFileSizeToCacheInBytes: 4_000_000,
    },
    manifest: {
      name: 'Wireglass 网镜',
      short_name: 'Wireglass',
      description,
      start_url: './',
      scope: './',
      display: 'standalone',
      background_color: '#faf9f6',
      theme_color: '#faf9f6',
      icons: [
        { src: 'icon.svg', type: 'image/svg+xml', sizes: 'any' },
        { src: 'icon-192.png', type: 'image/png', sizes: '192x192' },
        { src: 'icon-512.png', type: 'image/png', sizes: '512x512' },
        { src: 'icon-maskable.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
      ],
    },
  });
