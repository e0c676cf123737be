// A scenario opens with its assumptions.
import { redirect } from '@sveltejs/kit'
import { links } from '#lib/client/links.ts'

export const load = ({ params }: { params: { id: string } }) => redirect(307, links.scenario(params.id))
