/**
 * Where dialogs and drawers are put: `<Modal {...overlayPlace}>`.
 *
 * On the body, antd would also lock its scrolling with a style of its own, without the nonce that the content policy
 * asks for; the frame of the desk does not scroll anyway.
 */
export const overlayPlace = {
  getContainer: () => document.getElementById('desk') ?? document.body,
} as const;
