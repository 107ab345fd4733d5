import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { personIn } from '#shared/filing/filingCase.ts';
import { type Role, roleLabels } from '#shared/filing/person.ts';
import { addresses } from '../../app/addresses.ts';
import { useDesk } from '../../app/deskContext.ts';
import { clearableBy } from '../../parts/clearByKey.tsx';
import { useShowError } from '../../parts/useReportError.ts';
import { useEditor } from './editorContext.ts';
import { FieldFindings } from './FieldFindings.tsx';
import { roleField } from './fields.ts';
import type { FormFacts } from './formFacts.ts';
import { holderOf, roleChoices } from './roleChoices.ts';

/** How many known people a search offers. */
const mostOffered = 20;

/** Who holds a role: somebody of this case, somebody known, somebody new, or nobody. */
export function RolePicker({ role, facts: { application, found } }: { role: Role; facts: FormFacts }) {
  const { queries } = useDesk();
  const { message } = App.useApp();
  const editor = useEditor();
  const navigate = useNavigate();
  const showError = useShowError();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [text, setText] = useState('');
  const input = { text: useDeferredValue(text), most: mostOffered };
  const known = useQuery(
    queries.cases.knownPersons.queryOptions({ input, enabled: open, placeholderData: keepPreviousData }),
  );
  const person = personIn(application, role);
  const nameField = roleField(role, 'name');

  async function give(chosen: string | number | null) {
    setBusy(true);
    // The picker empties its search by itself and says nothing.
    setText('');
    const result = await editor.setRole(role, holderOf(chosen, text));
    setBusy(false);
    if (result.type === 'failed') showError(result.error);
    if (result.type === 'conflict')
      message.warning(`${roleLabels[role]}刚刚在别处换了人，您的选择没有保存，请看看现在是谁。`);
    if (result.type === 'saved' && chosen !== null) {
      const { number } = result.application.filingCase;
      void navigate(addresses.caseAt(number, 'form', nameField), { replace: true });
    }
  }

  return (
    <div className="beian-field" data-field={`roles.${role}${person ? '' : ` ${nameField}`}`}>
      <div className="beian-field-head">
        <label htmlFor={id}>{roleLabels[role]}</label>
      </div>
      <Select
        id={id}
        aria-describedby={clearableBy()}
        style={{ width: '100%' }}
        placeholder="选择或新建"
        loading={busy}
        disabled={busy}
        allowClear
        value={person?.id ?? null}
        options={roleChoices(application, role, text, known.data ?? []).map((group) => ({
          ...group,
          options: [...group.options],
        }))}
        labelRender={() => person?.name ?? '还没有填姓名'}
        showSearch={{ filterOption: false, onSearch: setText }}
        popupMatchSelectWidth={360}
        notFoundContent="没有找到，请换个词，或选“新建一位负责人”"
        onOpenChange={setOpen}
        onChange={(chosen: string | number | undefined) => void give(chosen ?? null)}
      />
      {!person && <FieldFindings findings={found.get(nameField) ?? []} />}
    </div>
  );
}
