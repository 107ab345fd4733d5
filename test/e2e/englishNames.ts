import type { Page } from 'playwright/test';

/** Words a clerk says in Latin letters, and what is data: addresses, AppIDs, names of files, filing numbers. */
const known =
  /AppID|PDF|Excel|JPG|JPEG|PNG|GIF|\bApp\b|BMP|HEIC|ICP|\b[KM]B\b|\bCtrl\b|\bShift\b|Shift\+F\d+|F\d+|\.xlsx|\bEsc\b|[\w.*•-]+@[\w.-]+|\bwx\w*|\/\S+\/\S+|\b[0-9A-Z]{18}\b|[\p{L}\p{N}_ ()-]+\.(?:jpe?g|png|pdf|xlsx|heic|webp|tiff?)/giu;

/** Names that a screen reader would say in English, each with its role; what is hidden from it is left out. */
export async function englishNames(page: Page, screen: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const silent = new Set(['InlineTextBox', 'RootWebArea']);
  return [
    ...new Set(
      nodes
        .filter(({ ignored, role }) => !ignored && !silent.has(String(role?.value)))
        .map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }))
        .filter(({ name }) => /[a-z]{2,}/iu.test(name.replace(known, '')) || /^\d{6}$/.test(name))
        .map(({ role, name }) => `${screen}: ${role} “${name}”`),
    ),
  ];
}
