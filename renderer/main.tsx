import './trustedTypes.ts';
import './app/desk.css';
import { createRoot } from 'react-dom/client';
import { inDesktopApp } from './desktopPort.ts';
import { startSession } from './session.ts';

const place = document.getElementById('desk');
if (!place) throw new Error('the page has no place for the desk');
// Asked for while the window loads. Whoever waits for it is told when it fails.
const session = inDesktopApp() ? Promise.resolve('ready' as const) : startSession();
session.catch(() => undefined);
// Loaded once the policy above is set: the bundler may put what the window is made of into files that would run earlier.
const { App } = await import('./app/App.tsx').catch((error: unknown) => {
  place.textContent = '页面没有读完整。请刷新一次；还不行，请关闭备案工作台再重新打开。';
  throw error;
});
createRoot(place).render(<App session={session} />);
