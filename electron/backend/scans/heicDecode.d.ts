/** The part of heic-decode the desk uses; the package brings no types. */
declare module 'heic-decode' {
  export interface HeldImage {
    readonly width: number;
    readonly height: number;
    /** RGBA, eight bits each, upright. */
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }>;
  }

  /** Reads the headers; pixels come with `decode` of each image. Throws for what is no HEIC. */
  export function all(input: { readonly buffer: Uint8Array }): Promise<readonly HeldImage[]>;
}
