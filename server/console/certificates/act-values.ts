import type { CertificateAct, CertificateFacts } from '../../../scanner-web/views/console/index.ts';
import type { FormValues } from '../form-values.ts';

/** What a form of an act says, as the API takes it. */
export function bodyFrom(act: CertificateAct, form: FormValues): object {
  const days = {
    issuedOn: form.optional('issuedOn'),
    startsOn: form.optional('startsOn'),
    expiresOn: form.optional('expiresOn'),
  };
  switch (act) {
    case 'issue':
      return {
        productId: form.text('productId'),
        stars: form.integer('stars'),
        decision: decisionFrom(form),
        ...days,
      };
    case 'renewal':
    case 'upgrade':
      return { stars: form.integer('stars'), decision: decisionFrom(form), ...days };
    case 'extension':
      return {
        until: form.text('until'),
        reason: form.optional('reason'),
        decision: hasDecision(form) ? decisionFrom(form) : undefined,
      };
    case 'revocation':
      return {
        ground: form.optional('ground'),
        conclusion: form.optional('conclusion'),
        decision: decisionFrom(form),
        revokedOn: form.optional('revokedOn'),
      };
    case 'correction':
      return {
        reason: form.text('reason'),
        stars: form.integer('stars'),
        decision: decisionFrom(form),
        ...days,
        ...(form.has('takeBackRevocation') ? { revocation: null } : {}),
        ...(form.has('takeBackExtension') ? { extension: null } : {}),
      };
    case 'withdrawal':
      return { reason: form.text('reason') };
  }
}

/** What the form of an act is filled with at first. */
export function filledWith(act: CertificateAct, certificate: CertificateFacts | null) {
  if (act !== 'correction' || certificate === null) return {};
  const { stars, decision, issuedOn, startsOn, expiresOn } = certificate;
  return {
    stars,
    'decision.number': decision.number,
    'decision.signedOn': decision.signedOn,
    'decision.authority': decision.authority,
    issuedOn,
    startsOn,
    expiresOn,
  };
}

/** The members of a decision. */
export function decisionFrom(form: FormValues) {
  return {
    number: form.text('decision.number'),
    signedOn: form.text('decision.signedOn'),
    authority: form.text('decision.authority'),
  };
}

function hasDecision(form: FormValues): boolean {
  const { number, signedOn, authority } = decisionFrom(form);
  return number !== '' || signedOn !== '' || authority !== '';
}
