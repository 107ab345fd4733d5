import './trustedTypes.ts';
import './app/desk.css';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('desk');
if (!place) throw new Error('the page has no place for the desk');
// Loaded after the two above have run: the bundler may put what the window is made of into files that run earlier.
const { App } = await import('./app/App.tsx');
createRoot(place).render(<App />);
