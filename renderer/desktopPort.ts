/** The message port of the desktop app; null in a browser. */
export function desktopPort(): Promise<MessagePort> | null {
  return null;
}
