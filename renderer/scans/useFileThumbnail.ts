import { useEffect, useState } from 'react';

/** Pixels of the longer side: twice what a row shows, for screens of double density. */
const side = 112;

/** A small picture of a file that was not uploaded; null while it is made, where the browser cannot draw it, and for none. */
export function useFileThumbnail(file: File | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    setAddress(null);
    if (file === null) return;
    let left = false;
    let made: string | null = null;
    draw(file)
      .then((blob) => {
        if (left || !blob) return;
        made = URL.createObjectURL(blob);
        setAddress(made);
      })
      // HEIC, PDF, broken files: the row says what they are.
      .catch(() => undefined);
    return () => {
      left = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [file]);
  return address;
}

async function draw(file: File): Promise<Blob | null> {
  const picture = await createImageBitmap(file, { resizeHeight: side, resizeQuality: 'medium' });
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  picture.close();
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
}
