import './trustedTypes.ts';
import './app/desk.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { inDesktopApp } from './desktopPort.ts';
import { keepNoFields } from './keepNoFields.ts';
import { startSession } from './session.ts';

keepNoFields(document);
const place = document.getElementById('desk');
if (!place) throw new Error('the page has no place for the desk');
const session = inDesktopApp() ? Promise.resolve('ready' as const) : startSession();
// Whoever waits for it is told when it fails.
session.catch(() => undefined);
createRoot(place).render(<App session={session} />);
