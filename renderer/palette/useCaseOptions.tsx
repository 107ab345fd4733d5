import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { type CaseRow, caseNumberSchema } from '#shared/api/cases.ts';
import { stageLabels } from '#shared/filing/stage.ts';
import { addresses } from '../app/addresses.ts';
import { useDesk } from '../app/deskContext.ts';
import { everyCase, queryOf, widened } from '../cases/caseFilter.ts';
import { useCaseFilter, useCaseText } from '../cases/useFoundCases.ts';
import { clientsIn } from './clientsIn.ts';
import type { Option } from './option.ts';

/** Cases shown for a text. */
const mostCases = 8;

/** The cases, and clients with several of them, that a text finds. */
export function useCaseOptions(text: string): { readonly options: Option[]; readonly searching: boolean } {
  const { queries } = useDesk();
  const toOption = useCaseOption();
  const toClient = useClientOption();
  const { data, isFetching } = useQuery(
    queries.cases.find.queryOptions({
      input: text === '' ? skipToken : queryOf(everyCase, text),
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  );
  const rows = text === '' ? [] : (data?.rows ?? []).slice(0, mostCases);
  return { options: [...clientsIn(rows).map(toClient), ...rows.map(toOption)], searching: isFetching };
}

/** The cases among recent choices. */
export function useRecentCases(recent: readonly string[]): Option[] {
  const { queries } = useDesk();
  const toOption = useCaseOption();
  const numbers = recent.filter((id) => caseNumberSchema.safeParse(id).success);
  const { data } = useQuery(queries.cases.rows.queryOptions({ input: numbers.length === 0 ? skipToken : { numbers } }));
  return (data ?? []).map(toOption);
}

function useCaseOption(): (row: CaseRow) => Option {
  const navigate = useNavigate();
  return ({ number, miniProgramName, subjectName, stage }) => ({
    id: number,
    label: miniProgramName ?? subjectName ?? number,
    detail: [subjectName, stageLabels[stage], number].filter((each) => each !== null).join(' · '),
    run: () => void navigate(addresses.caseAt(number)),
  });
}

/** All cases of one client: the table, searched for the name. */
function useClientOption(): (name: string) => Option {
  const navigate = useNavigate();
  const [, setText] = useCaseText();
  const [filter, setFilter] = useCaseFilter();
  return (name) => ({
    id: `client ${name}`,
    label: name,
    detail: '看这位客户的所有案件',
    run: () => {
      setText(name);
      setFilter(widened(filter));
      void navigate(addresses.cases);
    },
  });
}
