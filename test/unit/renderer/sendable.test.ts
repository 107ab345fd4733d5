import { describe, expect, it } from 'vitest';
import { mostUploadBytes } from '#shared/api/upload.ts';
import { sendable } from '../../../renderer/parts/sendable.ts';

/** As a browser hands one over that was moved or changed since: its bytes cannot be had. */
const gone = Object.assign(new Blob(['样例']), {
  slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
});
/** The same where nobody had asked for its size before. */
const goneUnseen = Object.assign(new Blob([]), {
  arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')),
});
const large = Object.defineProperty(new Blob(['样例']), 'size', { value: mostUploadBytes + 1 });

describe('what is to be handed over', () => {
  it('goes without what would fail with all the rest', async () => {
    const files = { good: new Blob(['样例']), gone, goneUnseen, empty: new Blob([]), large };
    const told = await sendable(Object.keys(files), (name) => files[name as keyof typeof files]);
    expect(told).toEqual({
      sent: ['good', 'empty'],
      unsent: [
        { item: 'gone', why: 'unreadable' },
        { item: 'goneUnseen', why: 'unreadable' },
        { item: 'large', why: 'tooLarge' },
      ],
    });
  });
});
