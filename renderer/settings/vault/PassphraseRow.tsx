import { Button } from 'antd';
import { useState } from 'react';
import { carriedAway } from '#shared/vault/sayBehind.ts';
import { ChangePassphraseForm } from './ChangePassphraseForm.tsx';
import { SettingRow } from './SettingRow.tsx';

/** The passphrase, and changing it. */
export function PassphraseRow() {
  const [changing, setChanging] = useState(false);
  return (
    <SettingRow
      title="口令"
      about={`有人离职，或者口令可能被别人看到时，请更换。恢复码不变，备份会跟着换。${carriedAway}`}
      action={!changing && <Button onClick={() => setChanging(true)}>更换口令</Button>}
    >
      {changing && <ChangePassphraseForm onEnd={() => setChanging(false)} />}
    </SettingRow>
  );
}
