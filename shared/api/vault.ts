import { z } from 'zod';
import { salvagedSchema } from '../doctor/salvaged.ts';
import { behindPlaceSchema } from '../vault/sayBehind.ts';
import { secretKindSchema } from '../vault/secretKind.ts';
import { pathTextSchema } from './pathText.ts';
import { progressSchema } from './progress.ts';

export const passphraseSchema = z.string().min(1).max(1024);
const recoveryCodeSchema = z.string().min(1).max(100);

/**
 * `missing` offers to create, `locked` asks for the passphrase.
 *
 * `sample` marks the sample office: invented people, a passphrase that is no secret. `recoveryConfirmed` is false while
 * nobody has typed the recovery code back; null while locked or missing.
 */
export const vaultStatusSchema = z.object({
  state: z.enum(['missing', 'locked', 'open']),
  path: z.string(),
  /** Where the vault of this person lies when nobody chose another folder; in the sample, the folder to go back to. */
  usualPath: z.string(),
  sample: z.boolean(),
  recoveryConfirmed: z.boolean().nullable(),
  /** True when this computer keeps a key that opens it, as far as is known: `unlock` takes `{ osKey: true }`. */
  rememberedHere: z.boolean(),
  /** True once it has turned out that the key kept with it is of another computer: that one is to be replaced. */
  rememberedElsewhere: z.boolean(),
  /** For a vault made of a backup: the folder of the one that was there before, as long as that is still there. */
  replacedVault: z.string().nullable(),
  /** What came of the salvage that made its database, until somebody has read it (`doctor.closeSalvage`); null while locked. */
  salvaged: salvagedSchema.nullable(),
  /** There where the key file of a former passphrase or recovery code, put into its place by hand, has opened it; see formerKey.ts. */
  formerKey: secretKindSchema.optional(),
});
export type VaultStatus = z.infer<typeof vaultStatusSchema>;

/** An absolute path; relative ones would depend on where the program was started. */
export const chooseVaultInput = z.object({ path: pathTextSchema.max(1000) });

export const createVaultInput = z.object({ passphrase: passphraseSchema });

/** Shown once; the vault cannot show it again. */
export const createVaultOutput = z.object({ recoveryCode: z.string() });

export const vaultSecretSchema = z.union([
  z.object({ passphrase: passphraseSchema }),
  z.object({ recoveryCode: recoveryCodeSchema }),
]);
export type VaultSecret = z.infer<typeof vaultSecretSchema>;
/**
 * `osKey` is the key this computer keeps; see `rememberHere`. `takeOver`: a person says that the computer which has the vault
 * (`vaultHeldElsewhere`) is out of use.
 */
export const unlockVaultInput = z.intersection(
  z.union([vaultSecretSchema, z.object({ osKey: z.literal(true) })]),
  z.object({ takeOver: z.literal(true).optional() }),
);
export type UnlockVaultInput = z.infer<typeof unlockVaultInput>;
/** Turning it on takes the passphrase, so that a desk left open for a minute does not open for ever. */
export const rememberHereInput = z.discriminatedUnion('on', [
  z.object({ on: z.literal(true), passphrase: passphraseSchema }),
  z.object({ on: z.literal(false) }),
]);
export const confirmRecoveryInput = z.object({ recoveryCode: recoveryCodeSchema });
export const renewRecoveryInput = z.object({ passphrase: passphraseSchema });
export const changePassphraseInput = z.object({ secret: vaultSecretSchema, passphrase: passphraseSchema });

/** Folders of backups that could not be reached: what lies there still opens with the old passphrase or code. */
const behindSchema = z.array(behindPlaceSchema);
export const changePassphraseOutput = z.object({ behind: behindSchema });
export const renewRecoveryOutput = createVaultOutput.extend({ behind: behindSchema });

/** `acted`: somebody has done something since the last call. `busy`: work runs that a lock would cut short. */
export const attendInput = z.object({ acted: z.boolean(), busy: z.boolean() });
/** Milliseconds until the vault is locked for want of somebody; null when it never is, or is closed already. */
export const attendedSchema = z.object({ locksIn: z.number().nonnegative().nullable() });

/** `leaving`: the computer is being locked or sent to sleep, and so is the vault in a moment. `locked`: it is. */
export const awayEvent = z.object({ type: z.enum(['leaving', 'locked']) });
export type AwayEvent = z.infer<typeof awayEvent>;

export const openSampleEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({ type: z.literal('opened'), cases: z.int().nonnegative() }),
]);
export type OpenSampleEvent = z.infer<typeof openSampleEvent>;

/**
 * Everything out of the vault, decrypted, into a folder that is empty or not there yet. The passphrase is asked once more:
 * whoever finds a desk open must not be able to carry everything away.
 */
export const exportPlainInput = z.object({ folder: z.string().min(1).max(4000), passphrase: z.string() });
export const exportPlainEvent = z.discriminatedUnion('type', [
  progressSchema,
  z.object({
    type: z.literal('exported'),
    path: z.string(),
    cases: z.int().nonnegative(),
    files: z.int().nonnegative(),
    /** Files that could not be decrypted, by the name they would have. */
    lost: z.array(z.string()),
  }),
]);
export type ExportPlainEvent = z.infer<typeof exportPlainEvent>;
