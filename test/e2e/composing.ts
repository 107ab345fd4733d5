import type { CDPSession, Locator, Page } from 'playwright/test';

/**
 * Replaces a field's text by one an input method still composes: it stands there, and no pause saves it.
 *
 * What is to happen between typing and saving can so take as long as it likes. `settle` ends the composition with that
 * text, as the person does by choosing the word.
 */
export async function compose(page: Page, field: Locator, text: string): Promise<{ settle: () => Promise<void> }> {
  await field.selectText();
  const keyboard: CDPSession = await page.context().newCDPSession(page);
  await keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  return {
    settle: async () => {
      await keyboard.send('Input.insertText', { text });
      await keyboard.detach();
    },
  };
}
