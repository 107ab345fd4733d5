import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Flex, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { KnownSubject } from '#shared/api/cases.ts';
import { useDesk } from '../app/deskContext.ts';
import { announceChange } from '../app/tabs.ts';
import { DraftFooter } from '../parts/DraftFooter.tsx';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { useDialog } from '../parts/useDialog.ts';
import { useDraft } from '../parts/useDraft.ts';
import { NewCaseFiling } from './NewCaseFiling.tsx';
import { NewCaseProgram } from './NewCaseProgram.tsx';
import { NewCaseSubject } from './NewCaseSubject.tsx';
import { anotherApp, blankCase, newCaseFormSchema, newCaseOf, usualFilingType } from './newCaseForm.ts';

/**
 * A new case: whose, for which mini program, and who works on it. What else is needed is filled in afterwards.
 *
 * Closed without building the case, it keeps what was filled in for the next time.
 */
export function NewCaseDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (number: string) => void }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const { dialog } = useDialog(onClose);
  const { value: known, write: setKnown, discard: forgetKnown } = useDraft<KnownSubject | null>('newCase.known', null);
  const { value: filled, empty, write: keepFilled, discard: forgetFilled } = useDraft('newCase', blankCase);
  const form = useForm({ defaultValues: blankCase, resolver: zodResolver(newCaseFormSchema), mode: 'onTouched' });
  const [begun] = useState(filled);
  useEffect(() => {
    form.reset(begun, { keepDefaultValues: true });
    return form.subscribe({ formState: { values: true }, callback: ({ values }) => keepFilled(values) });
  }, [form, begun, keepFilled]);
  const forget = () => {
    forgetKnown();
    forgetFilled();
  };
  const create = useMutation(
    queries.cases.create.mutationOptions({
      onSuccess: ({ caseNumber }) => {
        forget();
        void announceChange(cache);
        onCreated(caseNumber);
      },
    }),
  );
  const chooseSubject = (subject: KnownSubject | null, name: string) => {
    setKnown(subject);
    form.setValue('subjectId', subject?.id ?? null);
    form.setValue('subjectName', name, { shouldValidate: form.formState.isSubmitted });
    if (subject?.id !== known?.id) form.setValue('app', anotherApp);
    if (!form.getFieldState('filingType').isDirty) form.setValue('filingType', usualFilingType(subject));
  };
  const clear = () => {
    // The button that was pressed goes with what it empties.
    form.setFocus('subjectName');
    form.reset(blankCase);
    forget();
  };
  const submit = form.handleSubmit((filled) => create.mutate(newCaseOf(filled)));
  return (
    <Modal
      {...dialog}
      title="新建案件"
      okText="建立并打开"
      onOk={() => void submit()}
      confirmLoading={create.isPending}
      mask={{ closable: false }}
      width={600}
      footer={(buttons) => <DraftFooter buttons={buttons} onClear={empty ? null : clear} />}
    >
      <form
        onSubmit={(event) => void submit(event)}
        // Enter in a field builds the case, as the button does.
        noValidate
      >
        <Flex vertical gap={14} style={{ paddingBlock: 8 }}>
          <NewCaseSubject form={form} known={known} onSubject={chooseSubject} />
          <NewCaseProgram form={form} known={known} />
          <NewCaseFiling form={form} />
          <ErrorNote error={create.error} />
        </Flex>
        <button type="submit" hidden tabIndex={-1} aria-hidden />
      </form>
    </Modal>
  );
}
