import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Flex, Modal } from 'antd';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { KnownSubject } from '#shared/api/cases.ts';
import { useDesk } from '../app/deskContext.ts';
import { announceChange } from '../app/tabs.ts';
import { ErrorNote } from '../parts/ErrorNote.tsx';
import { useDialog } from '../parts/useDialog.ts';
import { NewCaseFiling } from './NewCaseFiling.tsx';
import { NewCaseProgram } from './NewCaseProgram.tsx';
import { NewCaseSubject } from './NewCaseSubject.tsx';
import { anotherApp, blankCase, newCaseFormSchema, newCaseOf, usualFilingType } from './newCaseForm.ts';

/** A new case: whose, for which mini program, and who works on it. What else is needed is filled in afterwards. */
export function NewCaseDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (number: string) => void }) {
  const { queries } = useDesk();
  const cache = useQueryClient();
  const { dialog } = useDialog(onClose);
  const [known, setKnown] = useState<KnownSubject | null>(null);
  const form = useForm({ defaultValues: blankCase, resolver: zodResolver(newCaseFormSchema), mode: 'onTouched' });
  const create = useMutation(
    queries.cases.create.mutationOptions({
      onSuccess: ({ caseNumber }) => {
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
