import type { BrowserContext } from 'playwright/test';

/**
 * Makes every page complain of a field whose text a browser would keep on the disk, to have it back after a crash: any that
 * is not switched off by `autocomplete="off"`, but for hidden passphrases. Seen in Chromium's session files.
 */
export async function complainOfKeptFields(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: `(${script})()` });
}

/** As text: what runs in a page sees the page's own names. */
const script = `() => {
  const told = new WeakSet();
  const harmless = ['password', 'checkbox', 'radio', 'button', 'submit', 'range'];
  const look = () => {
    for (const field of document.querySelectorAll('input, textarea')) {
      if (field.autocomplete === 'off' || harmless.includes(field.type) || told.has(field)) continue;
      told.add(field);
      console.error('the browser would keep what stands in ' + field.outerHTML.slice(0, 200));
    }
  };
  const options = { subtree: true, childList: true, attributes: true, attributeFilter: ['type', 'autocomplete'] };
  // The page's own observer comes after this one, in the same task.
  new MutationObserver(() => setTimeout(look)).observe(document, options);
}`;
