import './trustedTypes.ts';
import { createRoot } from 'react-dom/client';

const place = document.getElementById('desk');
if (place) createRoot(place).render('备案工作台');
