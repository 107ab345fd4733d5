import { Button } from 'antd';
import { useState } from 'react';
import { OpenOtherVault } from '../../vault/OpenOtherVault.tsx';
import { SettingRow } from './SettingRow.tsx';

/** The way to a vault in another folder. */
export function OtherVaultRow({ path }: { path: string }) {
  const [choosing, setChoosing] = useState(false);
  return (
    <SettingRow
      title="换一个资料库"
      about="打开另一个文件夹里的资料库。现在这个会先锁上，内容不动。"
      action={!choosing && <Button onClick={() => setChoosing(true)}>选择资料库</Button>}
    >
      {choosing && (
        <OpenOtherVault from={path}>
          <Button onClick={() => setChoosing(false)}>取消</Button>
        </OpenOtherVault>
      )}
    </SettingRow>
  );
}
