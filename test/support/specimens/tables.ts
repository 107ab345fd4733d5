import type { SKRSContext2D } from '@napi-rs/canvas';
import { seeded } from './random.ts';

/** What a paper lies on: the wooden desk, a scanner's glass, or one of the other tables papers are photographed on. */
export type Setting = 'desk' | 'scanner' | 'cloth' | 'dark' | 'light' | 'cluttered' | 'white' | 'paleWood';

type Draw = (pen: SKRSContext2D, width: number, height: number, random: () => number) => void;

const tables: Readonly<Record<Setting, Draw>> = {
  desk: (pen, width, height, random) => drawWood(pen, width, height, random, '#7d5f45'),
  scanner: (pen, width, height) => fill(pen, width, height, '#f6f6f4'),
  cloth: drawCloth,
  dark: (pen, width, height, random) => {
    fill(pen, width, height, '#2b2c30');
    drawSpeckles(pen, width, height, random, ['rgba(255,255,255,0.05)', 'rgba(0,0,0,0.15)']);
  },
  light: (pen, width, height, random) => {
    fill(pen, width, height, '#d3cfc6');
    drawSpeckles(pen, width, height, random, ['rgba(255,255,255,0.12)', 'rgba(90,80,60,0.08)']);
  },
  cluttered: drawClutter,
  white: (pen, width, height, random) => {
    fill(pen, width, height, '#e9e9e7');
    drawSpeckles(pen, width, height, random, ['rgba(255,255,255,0.1)', 'rgba(120,120,120,0.06)']);
  },
  paleWood: (pen, width, height, random) => drawWood(pen, width, height, random, '#d9c6a8'),
};

/** Draws the table. The same seed draws the same. */
export function drawTable(pen: SKRSContext2D, setting: Setting, width: number, height: number, seed: number): void {
  tables[setting](pen, width, height, seeded(seed + 17));
}

function fill(pen: SKRSContext2D, width: number, height: number, colour: string): void {
  pen.fillStyle = colour;
  pen.fillRect(0, 0, width, height);
}

/** A ground colour with long grains in it. */
function drawWood(pen: SKRSContext2D, width: number, height: number, random: () => number, ground: string): void {
  fill(pen, width, height, ground);
  for (let grain = 0; grain < 260; grain++) {
    const y = random() * height;
    const bend = (random() - 0.5) * height * 0.05;
    pen.strokeStyle = random() < 0.5 ? 'rgba(60, 40, 25, 0.12)' : 'rgba(190, 150, 110, 0.09)';
    pen.lineWidth = (0.4 + random() * 3.2) * (width / 1600);
    pen.beginPath();
    pen.moveTo(-10, y);
    pen.bezierCurveTo(width * 0.3, y + bend, width * 0.7, y - bend, width + 10, y + bend * 0.4);
    pen.stroke();
  }
}

/** A checked table cloth with its weave. */
function drawCloth(pen: SKRSContext2D, width: number, height: number, random: () => number): void {
  fill(pen, width, height, '#93a7b8');
  pen.save();
  pen.translate(width / 2, height / 2);
  pen.rotate((random() - 0.5) * 0.6);
  const check = width / (9 + random() * 6);
  const reach = Math.hypot(width, height);
  pen.fillStyle = 'rgba(52, 74, 104, 0.35)';
  for (let at = -reach; at < reach; at += check * 2) {
    pen.fillRect(at, -reach, check, reach * 2);
    pen.fillRect(-reach, at, reach * 2, check);
  }
  pen.strokeStyle = 'rgba(30, 40, 60, 0.1)';
  pen.lineWidth = width / 900;
  for (let at = -reach; at < reach; at += width / 190) {
    pen.beginPath();
    pen.moveTo(at, -reach);
    pen.lineTo(at, reach);
    pen.stroke();
  }
  pen.restore();
}

function drawSpeckles(
  pen: SKRSContext2D,
  width: number,
  height: number,
  random: () => number,
  colours: readonly [string, string],
): void {
  for (let speckle = 0; speckle < 4000; speckle++) {
    pen.fillStyle = random() < 0.5 ? colours[0] : colours[1];
    const size = (0.5 + random() * 2.5) * (width / 1000);
    pen.fillRect(random() * width, random() * height, size, size);
  }
}

/** Other papers, a keyboard, a pen and a cup on a wooden desk. */
function drawClutter(pen: SKRSContext2D, width: number, height: number, random: () => number): void {
  drawWood(pen, width, height, random, random() < 0.5 ? '#8c7a66' : '#6b5648');
  const unit = width / 1000;
  for (let sheet = 0; sheet < 3; sheet++) {
    pen.save();
    pen.translate(random() * width, random() * height);
    pen.rotate((random() - 0.5) * 1.6);
    pen.fillStyle = ['#e8e6df', '#cfd8df', '#b8473f', '#35506b'][Math.floor(random() * 4)] ?? '#e8e6df';
    pen.fillRect(-160 * unit, -110 * unit, (220 + random() * 160) * unit, (160 + random() * 120) * unit);
    pen.fillStyle = 'rgba(40, 40, 40, 0.5)';
    for (let line = 0; line < 7; line++) {
      pen.fillRect(-130 * unit, (-80 + line * 24) * unit, (90 + random() * 120) * unit, 5 * unit);
    }
    pen.restore();
  }
  drawKeys(pen, width, height, random);
  pen.save();
  pen.translate(random() * width, height * (random() < 0.5 ? 0.04 : 0.95));
  pen.rotate(random() * 3);
  pen.fillStyle = '#1f3a93';
  pen.fillRect(-150 * unit, -6 * unit, 300 * unit, 12 * unit);
  pen.restore();
  pen.fillStyle = '#f2f2f0';
  pen.beginPath();
  pen.arc(width * (random() < 0.5 ? 0.02 : 0.98), height * random(), 90 * unit, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = '#3b2314';
  pen.beginPath();
  pen.arc(width * (random() < 0.5 ? 0.02 : 0.98), height * random(), 60 * unit, 0, Math.PI * 2);
  pen.fill();
}

function drawKeys(pen: SKRSContext2D, width: number, height: number, random: () => number): void {
  const unit = width / 1000;
  pen.save();
  pen.translate(random() * width * 0.6, height - (20 + random() * 40) * unit);
  pen.rotate((random() - 0.5) * 0.2);
  pen.fillStyle = '#26282b';
  pen.fillRect(0, 0, 520 * unit, 200 * unit);
  pen.fillStyle = '#3d4045';
  for (let row = 0; row < 4; row++) {
    for (let key = 0; key < 13; key++)
      pen.fillRect((10 + key * 39) * unit, (10 + row * 39) * unit, 33 * unit, 33 * unit);
  }
  pen.restore();
}
