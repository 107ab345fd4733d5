import { PageTitle } from '../parts/PageTitle.tsx';

export function CasesScreen() {
  return <PageTitle title="案件" />;
}
