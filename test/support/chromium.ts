import { type Browser, chromium } from 'playwright';
import { chromiumPath, requireChromium } from './requireChromium.ts';

/** Starts Chromium without a window. It resolves no names: whatever a page asks for outside 127.0.0.1 fails at once. */
export async function launchChromium(): Promise<Browser> {
  requireChromium();
  return chromium.launch({
    executablePath: chromiumPath() ?? '',
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      // Root, as on build machines, cannot use Chromium's own sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
