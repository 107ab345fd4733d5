import type { PackedCase } from './packCase.ts';

/** Where the cases go, one after the other. */
export interface PackagePlace {
  /** Whether this very package lies there, whole, and would be made the same way again; its path. */
  held(folder: string, content: string, override: string | null): Promise<string | null>;
  /** Where it lies then, and whether that is where another one lay, or lies. */
  put(folder: string, packed: PackedCase): Promise<{ readonly path: string; readonly replaced: boolean }>;
  end(): Promise<void>;
}
