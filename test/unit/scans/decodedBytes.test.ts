import { describe, expect, it } from 'vitest';
import { decodedBytes, type PictureHeader } from '#backend/scans/decodedBytes.ts';
import { mostDecodedBytes } from '#backend/scans/sharpSetup.ts';

const usual: PictureHeader = {
  format: 'jpeg',
  width: 1000,
  height: 1000,
  channels: 3,
  depth: 'uchar',
  isProgressive: false,
  chromaSubsampling: '4:2:0',
};
const perPixel = (said: Partial<PictureHeader>) => decodedBytes({ ...usual, ...said }) / 1e6;

describe('what the pixels of a picture take at once', () => {
  it.each([
    ['a JPEG that comes row by row', {}, 0],
    ['a progressive JPEG', { isProgressive: true }, 3],
    ['one of full colour resolution', { isProgressive: true, chromaSubsampling: '4:4:4' }, 6],
    ['one of four inks that says nothing of it', { isProgressive: true, channels: 4, chromaSubsampling: '4:4:4:4' }, 8],
    ['a PNG that comes row by row', { format: 'png', channels: 4, depth: 'ushort' }, 0],
    ['an interlaced PNG', { format: 'png', channels: 4, depth: 'ushort', isProgressive: true }, 8],
    ['a GIF', { format: 'gif' }, 4],
    ['a WebP', { format: 'webp' }, 4],
    ['a TIFF of floating numbers', { format: 'tiff', channels: 4, depth: 'float' }, 16],
  ] as const)('of %s', (_, said, bytes) => {
    expect(perPixel(said)).toBe(bytes);
  });

  it('never forbids what a phone makes', () => {
    const largest = { ...usual, width: 16_320, height: 12_240 };
    expect(decodedBytes(largest)).toBeLessThan(mostDecodedBytes);
    expect(decodedBytes({ ...largest, isProgressive: true })).toBeLessThan(mostDecodedBytes);
  });
});
