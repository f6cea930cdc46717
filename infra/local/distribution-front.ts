/** Takes requests whose host is a distribution's before the services see them. */
import { readHeaders } from './http/header-reader.ts'
import type { Pipeline } from './http/pipeline.ts'
import type { DistributionNeeds } from './services/cloudfront/needs.ts'
import {
  createDistributionServer,
  distributionInHost,
} from './services/cloudfront/serve-distribution.ts'

export function serveDistributions(needs: DistributionNeeds, services: Pipeline): Pipeline {
  const serve = createDistributionServer(needs)
  return (request, remoteAddress) => {
    const headers = readHeaders(request.rawHeaders)
    const name = distributionInHost(headers.first('host'))
    return name === undefined
      ? services(request, remoteAddress)
      : serve(name, request, headers, remoteAddress)
  }
}
