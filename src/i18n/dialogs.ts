import { defineText, type Text } from './define-text.ts';
import { dialogsEn } from './dialogs-en.ts';
import { dialogsZh } from './dialogs-zh.ts';

/** The words of the settings, the keyboard help and the palette. */
export const useDialogText: () => Text<typeof dialogsEn> = defineText(dialogsEn, dialogsZh);
