import { DeskError } from '#shared/api/errors.ts';
import { asDiskError, errorCode } from '../diskErrors.ts';

/**
 * What SQLite's refusals mean to the user: disk refused → `cannotWrite`, page broken or wrong key →
 * `vaultDamaged`, another connection holds it → `vaultInUse`. Every other error is returned unchanged. `needed` are the
 * bytes that were to be written, where they are known.
 */
export function asVaultError(error: unknown, path: string, needed?: number): unknown {
  const code = errorCode(error);
  if (code?.startsWith('SQLITE_NOTADB') || code?.startsWith('SQLITE_CORRUPT')) {
    return new DeskError('vaultDamaged', { detail: `数据库 ${path} 的内容不完整或密钥不符` }, { cause: error });
  }
  if (code?.startsWith('SQLITE_BUSY')) {
    return new DeskError('vaultInUse', { owner: '未知' }, { cause: error });
  }
  return asDiskError(error, path, needed);
}
