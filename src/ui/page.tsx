export { ConsolePage, type ConsoleShell, type Person } from './page-console.tsx'
export { entries, PublicPage, type Entry, type PublicShell } from './page-public.tsx'
