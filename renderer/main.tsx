import './trustedTypes.ts';
import './zodWithoutEval.ts';
import './app/desk.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';

const place = document.getElementById('desk');
if (!place) throw new Error('the page has no place for the desk');
createRoot(place).render(<App />);
