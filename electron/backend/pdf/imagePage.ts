import {
  concatTransformationMatrix,
  drawObject,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import { type Matrix, type Orientation, swapsSides, uprightMatrix } from './exifOrientation.ts';
import type { JpegHeader } from './jpegImage.ts';
import type { PlainPng } from './pngImage.ts';

/** A rectangle on a page: PDF points, origin bottom left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something taken into a document once that can be placed on any of its pages, any number of times. */
export interface Placeable {
  readonly ref: PDFRef;
  /** Upright size: pixels for a picture, points for a page. */
  readonly width: number;
  readonly height: number;
  /** Maps what is stored onto the unit square, upright. */
  readonly toUnit: Matrix;
}

/**
 * Takes a JPEG into the document with the very bytes given (DCTDecode); nothing is decoded.
 *
 * CMYK is inverted only where an Adobe marker says its values are stored so; pdf-lib's own embedder always
 * inverts, and knows no orientation.
 */
export function embedJpeg(pdf: PDFDocument, bytes: Uint8Array, header: JpegHeader): Placeable {
  const spaces = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const;
  const stream = pdf.context.stream(bytes, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: header.width,
    Height: header.height,
    ColorSpace: spaces[header.components],
    BitsPerComponent: 8,
    Filter: 'DCTDecode',
    ...(header.components === 4 && header.adobe ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
  });
  return picture(pdf.context.register(stream), header);
}

/** Takes a PNG's compressed pixels into the document as they are (FlateDecode with the PNG predictors). */
export function embedPlainPng(pdf: PDFDocument, png: PlainPng): Placeable {
  const { context } = pdf;
  const colourSpace = png.palette
    ? context.obj(['Indexed', 'DeviceRGB', png.palette.length / 3 - 1, context.register(context.stream(png.palette))])
    : context.obj(png.colours === 3 ? 'DeviceRGB' : 'DeviceGray');
  const stream = context.stream(png.pixels, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: png.width,
    Height: png.height,
    ColorSpace: colourSpace,
    BitsPerComponent: png.bitsPerSample,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: png.colours, BitsPerComponent: png.bitsPerSample, Columns: png.width },
  });
  return picture(context.register(stream), png);
}

/** Draws it upright, filling the box exactly; the caller keeps the aspect ratio (see `fitInside`). */
export function place(page: PDFPage, what: Placeable, box: Box): void {
  const name = page.node.newXObject('X', what.ref);
  const [a, b, c, d, e, f] = what.toUnit;
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(box.width, 0, 0, box.height, box.x, box.y),
    concatTransformationMatrix(a, b, c, d, e, f),
    drawObject(name),
    popGraphicsState(),
  );
}

/** The largest box of the same shape inside `room`, centred, at most `mostScale` points a unit of size. */
export function fitInside(
  size: { readonly width: number; readonly height: number },
  room: Box,
  mostScale = Number.POSITIVE_INFINITY,
): Box {
  const scale = Math.min(room.width / size.width, room.height / size.height, mostScale);
  const width = size.width * scale;
  const height = size.height * scale;
  return { x: room.x + (room.width - width) / 2, y: room.y + (room.height - height) / 2, width, height };
}

function picture(ref: PDFRef, stored: { width: number; height: number; orientation: Orientation }): Placeable {
  const turned = swapsSides(stored.orientation);
  return {
    ref,
    width: turned ? stored.height : stored.width,
    height: turned ? stored.width : stored.height,
    toUnit: uprightMatrix(stored.orientation),
  };
}
