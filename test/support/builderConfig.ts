import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');

const fileSet = z.object({ from: z.string().default('.'), filter: z.array(z.string()) });
const platform = z.object({
  target: z.array(z.string()),
  icon: z.string(),
  files: z.array(z.union([z.string(), fileSet])),
});

/** electron-builder.yml as far as tests look at it; electron-builder has completed short forms. */
const builderConfigSchema = z.object({
  appId: z.string(),
  productName: z.string(),
  npmRebuild: z.boolean(),
  directories: z.object({ output: z.string(), buildResources: z.string() }),
  asar: z.boolean(),
  asarUnpack: z.array(z.string()),
  files: z.array(fileSet),
  extraResources: z.array(fileSet),
  electronFuses: z.record(z.string(), z.boolean()),
  win: platform,
  mac: platform,
  linux: platform,
  nsis: z.record(z.string(), z.unknown()),
  portable: z.record(z.string(), z.unknown()),
});
export type BuilderConfig = z.infer<typeof builderConfigSchema>;

interface Builder {
  getConfig(project: string, file: string | null, options: null): Promise<unknown>;
  validateConfiguration(config: unknown, logger: unknown): Promise<void>;
}

/** Reads electron-builder.yml with electron-builder's own reader and checks it against its schema; throws if it fails. */
export async function readBuilderConfig(): Promise<BuilderConfig> {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const { getConfig, validateConfiguration }: Builder = builder('app-builder-lib/out/util/config/config');
  const { DebugLogger } = builder('builder-util');
  const config = await getConfig(root, null, null);
  await validateConfiguration(config, new DebugLogger(false));
  return builderConfigSchema.parse(config);
}
