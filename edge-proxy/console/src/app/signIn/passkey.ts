import { Fault } from '../../api/client';

/** What the API wants of a passkey's answer: each part as base64url. */
export type Answer = Record<string, string>;

/** Whether this browser knows passkeys; over plain HTTP only on localhost. */
export const knowsPasskeys = (): boolean => typeof PublicKeyCredential === 'function';

/** Makes a new passkey as the API asks for it. */
export async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<Answer> {
  const made = await asked(() =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  );
  const response = made.response as AuthenticatorAttestationResponse;
  return {
    credential_id: made.id,
    client_data: base64url(response.clientDataJSON),
    attestation_object: base64url(response.attestationObject),
  };
}

/** Has a passkey sign what the API asks. */
export async function usePasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<Answer> {
  const used = await asked(() =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  );
  const response = used.response as AuthenticatorAssertionResponse;
  return {
    credential_id: used.id,
    client_data: base64url(response.clientDataJSON),
    authenticator_data: base64url(response.authenticatorData),
    signature: base64url(response.signature),
    ...(response.userHandle && { user_handle: base64url(response.userHandle) }),
  };
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!knowsPasskeys())
    throw new Fault(0, 'This browser does not know passkeys', 'Use another one, or another factor.', null);
  const credential = await ask().catch(() => null);
  if (credential === null)
    throw new Fault(
      0,
      'The passkey was not used',
      'It was cancelled, or this device has no passkey for this site.',
      null,
    );
  return credential as PublicKeyCredential;
}

export function base64url(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
