import { createHashRouter } from 'react-router';
import { BoardScreen } from '../board/BoardScreen.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import { BrokenScreen } from './BrokenScreen.tsx';
import { NoSuchPlace } from './NoSuchPlace.tsx';
import { Shell } from './Shell.tsx';

const casesScreen = () => import('../cases/CasesScreen.tsx');
const caseScreen = () => import('../case/CaseScreen.tsx');

/** The screens most people go to next, fetched while nothing else is to be done; whether that works shows when they do. */
export async function loadNextScreens(): Promise<void> {
  await Promise.allSettled([casesScreen(), caseScreen(), import('../case/form/FormTab.tsx')]);
}

/** Every place of the desk. The hash keeps addresses inside the page, the same in all hosts. Screens but the first load on demand. */
export function createRoutes() {
  return createHashRouter([
    {
      path: 'fill/:caseNumber',
      hydrateFallbackElement: <Waiting what="正在打开" />,
      errorElement: <BrokenScreen />,
      lazy: async () => ({ Component: (await import('../filling/FillingScreen.tsx')).FillingScreen }),
    },
    {
      element: <Shell />,
      // What stands there while the first screen loads, when that is not the 工作台.
      hydrateFallbackElement: <Waiting what="正在打开" />,
      errorElement: <BrokenScreen />,
      children: [
        { index: true, Component: BoardScreen },
        { path: 'cases', lazy: async () => ({ Component: (await casesScreen()).CasesScreen }) },
        {
          path: 'cases/board',
          lazy: async () => ({
            Component: (await import('../stageBoard/StageBoardScreen.tsx')).StageBoardScreen,
          }),
        },
        {
          path: 'calendar',
          lazy: async () => ({ Component: (await import('../calendar/CalendarScreen.tsx')).CalendarScreen }),
        },
        {
          path: 'cases/:caseNumber/:tab?',
          lazy: async () => ({ Component: (await caseScreen()).CaseScreen }),
        },
        { path: 'scans', lazy: async () => ({ Component: (await import('../scans/ScansScreen.tsx')).ScansScreen }) },
        {
          path: 'intake',
          lazy: async () => ({ Component: (await import('../intake/IntakeScreen.tsx')).IntakeScreen }),
        },
        {
          path: 'import',
          lazy: async () => ({ Component: (await import('../exchange/ImportScreen.tsx')).ImportScreen }),
        },
        {
          path: 'settings/:section?',
          lazy: async () => ({ Component: (await import('../settings/SettingsScreen.tsx')).SettingsScreen }),
        },
        { path: '*', element: <NoSuchPlace /> },
      ],
    },
  ]);
}
