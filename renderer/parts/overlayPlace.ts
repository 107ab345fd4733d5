/**
 * Where drawers are put: `<Drawer {...overlayPlace}>`.
 *
 * On the body, antd would also lock its scrolling with a style of its own, without the nonce that the content policy
 * asks for; the frame of the desk does not scroll anyway. A Modal has `scrollLock={false}` for the same.
 */
export const overlayPlace = {
  getContainer: () => document.getElementById('desk') ?? document.body,
} as const;
