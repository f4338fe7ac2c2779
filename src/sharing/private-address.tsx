import { isPrivateAddress } from '#io/public-address.ts'
import { Notice } from '#ui/notice.tsx'

/** Warns where a link would leave that others cannot open. */
export function PrivateAddress({ link }: { readonly link: string }) {
  if (!isPrivateAddress(link)) return null
  return (
    <Notice>
      {`Others cannot open this address: ${new URL(link).host || 'a file'} is known on this computer or in this network alone, in the link, the QR code and the frame. Open the atlas at its public address, or have its host set one.`}
    </Notice>
  )
}
