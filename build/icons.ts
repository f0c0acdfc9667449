import type { Plugin } from 'vite';

/**
 * Each line of an icon has a key of six letters by chance, which do not compress: a tenth of what all
 * icons weigh. React needs keys where children change places, and asks for them while one develops.
 */
export function iconsWithoutKeys(): Plugin {
  return {
    name: 'wireglass:icons-without-keys',
    apply: 'build',
    transform: {
      filter: { id: /lucide-react\/dist\/esm\/icons\// },
      handler: (code) => ({ code: withoutKeys(code), map: null }),
    },
  };
}

export const withoutKeys = (code: string) => code.replaceAll(/,\s*key: "\w+"/g, '');
