/**
 * 门户: what the public sees without signing in: the five fixed entries of the platform
 * (国办公开办函〔2019〕61号), for the county and for each organ.
 */
export type { PublishedReport } from './site/pages/front.tsx'
export type { PublicDocument } from './site/pages/reading.tsx'
export { siteRoutes, type SiteNeeds } from './site/public.tsx'
