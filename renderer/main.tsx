import './trustedTypes.ts';
import './app/desk.css';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('desk');
if (!place) throw new Error('the page has no place for the desk');
// Loaded once the policy above is set: the bundler may put what the window is made of into files that would run earlier.
const { App } = await import('./app/App.tsx');
createRoot(place).render(<App />);
