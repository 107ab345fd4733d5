import { dirname, join } from 'node:path';
import { DeskError } from '#shared/api/errors.ts';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import type { Day } from '#shared/filing/date.ts';
import { type Rulebook, rulebookOf } from '#shared/rules/rulebook.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { keepBackups } from './backups/keepBackups.ts';
import { type AlikePictures, openAlikePictures } from './cases/alikePictures.ts';
import { type CaseIndex, openCaseIndex } from './cases/caseIndex.ts';
import { rulesOfToday, shippedRulesOfToday } from './cases/openCase.ts';
import { type DecodedPictures, openDecodedPictures } from './fit/decodedPictures.ts';
import { bareHost, type HostAbilities } from './hostAbilities.ts';
import type { JobPool } from './jobs/pool.ts';
import { type Outbox, openOutbox } from './outbox.ts';
import type { PackedNames } from './packages/packedNames.ts';
import { clearLeftPlain } from './plain/leftPlain.ts';
import { programVersion } from './programVersion.ts';
import type { LoadedPack } from './rules/loadRulePack.ts';
import { openPackInUse, type PackInUse } from './rules/packInUse.ts';
import { measureAnew } from './scans/measureAnew.ts';
import { openPictureCache, type PictureCache } from './scans/pictureCache.ts';
import { chosenLockAfter } from './settings/settings.ts';
import type { Vault } from './vault/openVault.ts';
import { getSetting } from './vault/store/settings.ts';
import { unlessDamaged } from './vault/unlessDamaged.ts';
import { openVaultDoor, type VaultDoor } from './vaultDoor.ts';
import { openVaultWatch, type VaultWatch } from './vaultWatch.ts';

/** Where vaults lie, and who remembers which one was chosen. */
export interface VaultPlaces {
  /** The folder of the vault; it need not exist yet. All folders are absolute. */
  readonly vaultDir: string;
  /** The folder when nobody chose another one; `vaultDir` when left out. */
  readonly usualVaultDir?: string;
  /** Where the sample office lies, or will; next to the usual folder when left out. */
  readonly sampleDir?: string;
  /** Keeps the choice for the next start. Left out where every start names the folder itself. */
  readonly rememberVault?: (dir: string) => Promise<void>;
  /** Folders of other vaults that are or were used on this computer, as far as the host knows. */
  readonly usedBefore?: () => Promise<readonly string[]>;
}

/** What a desk is opened with; the clock is handed in so that every date can be tested. */
export interface DeskOptions extends VaultPlaces {
  /** The rule pack that comes with the program. */
  readonly shipped: LoadedPack;
  readonly pool: JobPool;
  /** What the host can do beyond carrying calls; nothing when left out. */
  readonly host?: HostAbilities;
  readonly now: () => Date;
  /** scrypt work factor (log2 N) of new key slots; tests lower it, people never do. */
  readonly workFactor?: number;
}

/**
 * One running desk: its rules, its workers, its clock, and the way to the vault.
 *
 * Services ask `vault()` for the open vault; it fails with `vaultLocked` until someone has unlocked it. What was
 * decrypted and is kept in memory (`outbox`, `pictures`, `decoded`) is forgotten when the vault is locked.
 */
export interface Desk extends VaultDoor {
  readonly shipped: LoadedPack;
  /** The rules of this moment: another pack may be chosen at any time, so that nobody keeps them over an `await`. */
  readonly pack: RulePack;
  readonly rulebook: Rulebook;
  packInUse(): PackInUse;
  /** After another pack was chosen. */
  forgetPack(): void;
  readonly pool: JobPool;
  readonly host: HostAbilities;
  readonly outbox: Outbox;
  readonly pictures: PictureCache;
  readonly decoded: DecodedPictures;
  /** What the files of packages are called. */
  readonly packedNames: PackedNames;
  /** See `VaultPlaces`; none where the host knows of none. */
  usedBefore(): Promise<readonly string[]>;
  readonly now: () => Date;
  /** scrypt work factor (log2 N) of what is encrypted for a passphrase; the usual one when undefined. */
  readonly workFactor: number | undefined;
  today(): Day;
  /** Whether somebody is there. */
  readonly watch: VaultWatch;
  /** Why the last automatic backup was not made, in Chinese; null when all is well. */
  backupTrouble(): string | null;
  /** All cases of the open vault in memory, from the first call until it is locked. */
  caseIndex(): CaseIndex;
  /** What all pictures of the open vault look like, from the first call until it is locked. */
  alikePictures(): AlikePictures;
  /** After something was erased: whatever was decrypted and kept in memory goes as well. */
  forgetErased(): void;
  /** Looks in the background at what stored pictures have not been asked yet; not where a single command runs. */
  lookAtPictures(): void;
}

/** A desk with its vault still locked. */
export function openDesk(options: DeskOptions): Desk {
  const { vaultDir, shipped, pool, host = bareHost('commandLine', programVersion), now, workFactor } = options;
  const { usualVaultDir = vaultDir, rememberVault = async () => {} } = options;
  const outbox = openOutbox(() => void door.vault());
  const pictures = openPictureCache();
  const decoded = openDecodedPictures();
  const packedNames: PackedNames = new Map();
  let index: CaseIndex | null = null;
  let looking: AbortController | null = null;
  let keeping: AbortController | null = null;
  let backupTrouble: string | null = null;
  let lookAgain = false;
  let alike: AlikePictures | null = null;
  const door = openVaultDoor({
    vaultDir,
    usualVaultDir,
    sampleDir: options.sampleDir ?? join(dirname(usualVaultDir), '样例资料库'),
    rememberVault,
    keyKeeper: host.keyKeeper,
    now,
    workFactor,
    onOpen: () => {
      watch.act();
      void clearLeftPlain(door.vault()).catch(() => {});
    },
    onLock: () => {
      outbox.clear();
      pictures.clear();
      decoded.clear();
      packedNames.clear();
      rules.forget();
      looking?.abort();
      looking = null;
      keeping?.abort();
      keeping = null;
      backupTrouble = null;
      alike = null;
      // A page in a browser does that itself.
      if (host.info.opensFilling) void host.clearCopied().catch(() => undefined);
      const closing = index;
      index = null;
      closing?.close();
      watch.locked();
    },
  });
  const watch = openVaultWatch({
    now,
    // A command ends by itself.
    isOpen: () => host.info.kind !== 'commandLine' && openVaultOf(door) !== null,
    lockAfter: () => {
      const vault = openVaultOf(door);
      return vault && chosenLockAfter(vault.db);
    },
    lock: door.lockVault,
  });
  const rules = openPackInUse(shipped, () => openVaultOf(door));
  const desk: Desk = {
    ...door,
    shipped,
    get pack() {
      return rules.current().pack;
    },
    get rulebook() {
      return rulebookOf(desk.pack);
    },
    packInUse: rules.current,
    forgetPack: rules.forget,
    pool,
    host,
    outbox,
    pictures,
    decoded,
    packedNames,
    watch,
    usedBefore: options.usedBefore ?? (async () => []),
    now,
    workFactor,
    today: () => chinaDay(now()),
    backupTrouble: () => backupTrouble,
    caseIndex: () => {
      if (index === null) {
        index = openCaseIndex({
          db: desk.vault().db,
          rules: () => rulesOfToday(desk),
          shippedRules: () => shippedRulesOfToday(desk),
        });
        lookAtPictures();
        backUpDaily();
        lookForFiles();
      }
      return index;
    },
    alikePictures: () => {
      alike ??= openAlikePictures(desk.vault().db);
      return alike;
    },
    forgetErased: () => {
      outbox.clear();
      pictures.clear();
      decoded.clear();
      packedNames.clear();
      alike = null;
    },
    lookAtPictures,
  };
  /** Once an opening and whenever a picture is wanted for something new; a command ends before it would be through. */
  function lookAtPictures(): void {
    if (host.info.kind === 'commandLine') return;
    lookAgain = looking !== null;
    if (lookAgain) return;
    const mine = new AbortController();
    looking = mine;
    // Found while the vault is being closed, what is left is found again the next time.
    void measureAnew({ vault: desk.vault(), pool }, mine.signal)
      .catch(() => {})
      .then(() => {
        if (looking !== mine) return;
        looking = null;
        if (lookAgain) lookAtPictures();
      });
  }
  /** Null where a broken page keeps it from being known, too. */
  function watchedFolder(): string | null {
    return unlessDamaged(() => getSetting(desk.vault().db, 'watchedFolder'), null);
  }
  /** Watches the folder somebody has chosen; its readers are loaded only then. */
  function lookForFiles(): void {
    if (host.info.kind === 'commandLine' || watchedFolder() === null) return;
    const opened = index;
    void import('./intake/watchFolder.ts').then(({ startWatching }) => {
      if (index === opened) startWatching(desk);
    });
  }
  /** While the vault is open and somebody sits in front of it: a command ends before a backup would be due. */
  function backUpDaily(): void {
    if (keeping !== null || host.info.kind === 'commandLine') return;
    keeping = new AbortController();
    const onTrouble = (trouble: string | null) => {
      backupTrouble = trouble;
    };
    void keepBackups({ desk, onTrouble }, keeping.signal).catch(() => {});
  }
  return desk;
}

/** The open vault; null while it is locked. */
export function openVaultOf(door: Pick<VaultDoor, 'vault'>): Vault | null {
  try {
    return door.vault();
  } catch (error) {
    if (error instanceof DeskError && error.code === 'vaultLocked') return null;
    throw error;
  }
}
