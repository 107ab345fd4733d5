import { expect, it } from 'vitest';
import { openPictureCache } from '#backend/scans/pictureCache.ts';

const picture = (bytes: number) => new Uint8Array(bytes).fill(7);

it('drops what was shown longest ago, and overwrites it', () => {
  const cache = openPictureCache(10);
  const [one, two, three] = [picture(4), picture(4), picture(4)];
  cache.put('one', one);
  cache.put('two', two);
  expect(cache.get('one')).toBe(one);
  cache.put('three', three);
  expect(cache.get('two')).toBeNull();
  expect([...two]).toEqual([0, 0, 0, 0]);
  expect([cache.get('one'), cache.get('three')]).toEqual([one, three]);
  expect(cache.bytes).toBe(8);
});

it('keeps nothing that is larger than all its room', () => {
  const cache = openPictureCache(10);
  const huge = picture(11);
  cache.put('huge', huge);
  expect(cache.get('huge')).toBeNull();
  expect(cache.bytes).toBe(0);
});

it('counts a picture that is put again once', () => {
  const cache = openPictureCache(10);
  cache.put('one', picture(4));
  cache.put('one', picture(6));
  expect(cache.get('one')).toHaveLength(6);
  expect(cache.bytes).toBe(6);
});

it('leaves nothing in memory when it is cleared', () => {
  const cache = openPictureCache();
  const kept = [picture(4), picture(5)];
  for (const [index, bytes] of kept.entries()) cache.put(String(index), bytes);
  cache.clear();
  expect(cache.bytes).toBe(0);
  expect(kept.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
});
