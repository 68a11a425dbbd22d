/** Stands for the applicant wherever the one who acts is named: events, audit trail, files. No person's id is like it. */
export const applicantId = 'applicant'

/** True where the applicant, or whoever holds the query code, acts and not an officer. */
export const isApplicant = (personId: string): boolean => personId === applicantId

/**
 * The applicant as one who acts in an organ. Holds no post, so no permission: what an applicant may do
 * is said by the table of moves, and only on the application the query code opened.
 */
export const citizenAt = (
  organId: string,
  organName = '',
): {
  personId: string
  organId: string
  name: string
  organName: string
  roles: readonly string[]
  sessionId: string
} => ({
  personId: applicantId,
  organId,
  name: '申请人',
  organName,
  roles: [],
  sessionId: applicantId,
})
