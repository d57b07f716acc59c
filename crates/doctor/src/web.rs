//! Fetches like a browser, and keeps what a browser hides.

use std::io::Read;
use std::time::Duration;

use ureq::Agent;
use ureq::http::{HeaderMap, Request, Response};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Body, ResponseExt};
use url::Url;

/// The largest file that is read; the widget's own are far smaller.
const LARGEST: u64 = 20 * 1024 * 1024;

/// A client that never waits long.
#[derive(Debug)]
pub struct Web(Agent);

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Where it came from in the end.
    pub(crate) url: Url,
    headers: HeaderMap,
    /// Unpacked.
    pub(crate) body: Vec<u8>,
}

impl Web {
    /// A client that gives up after `patience`.
    #[must_use]
    pub fn new(patience: Duration) -> Self {
        // The system's certificates: networks of authorities have their own.
        let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(patience))
            .http_status_as_error(false)
            .user_agent("mot-cua doctor")
            .build();
        Self(config.into())
    }

    /// Fetches an address, as a page of `origin` would.
    pub(crate) fn get(&self, url: &Url, origin: Option<&str>) -> Result<Answer, String> {
        let request = Request::get(url.as_str()).header("accept-encoding", "br, gzip");
        self.send(url, origin, request)
    }

    /// Asks whether a page of `origin` may post there.
    pub(crate) fn preflight(&self, url: &Url, origin: &str) -> Result<Answer, String> {
        let request = Request::options(url.as_str())
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "content-type");
        self.send(url, Some(origin), request)
    }

    fn send(
        &self,
        url: &Url,
        origin: Option<&str>,
        mut request: ureq::http::request::Builder,
    ) -> Result<Answer, String> {
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        let request = request.body(()).map_err(|error| error.to_string())?;
        let sent = self.0.run(request);
        read(url, sent.map_err(|error| error.to_string())?)
    }
}

fn read(url: &Url, mut response: Response<Body>) -> Result<Answer, String> {
    let url = response.get_uri().to_string().parse().unwrap_or_else(|_| url.clone());
    let packed = response.body_mut().with_config().limit(LARGEST).read_to_vec();
    let packed = packed.map_err(|error| error.to_string())?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let mut answer = Answer { status, url, headers, body: Vec::new() };
    answer.body = unpack(answer.header("content-encoding").unwrap_or_default(), packed)?;
    Ok(answer)
}

fn unpack(coding: &str, packed: Vec<u8>) -> Result<Vec<u8>, String> {
    let mut body = Vec::new();
    let read = match coding.trim() {
        "br" => brotli_decompressor::Decompressor::new(&*packed, 4096)
            .take(LARGEST)
            .read_to_end(&mut body),
        "gzip" => flate2::read::GzDecoder::new(&*packed).take(LARGEST).read_to_end(&mut body),
        _ => return Ok(packed),
    };
    read.map_err(|error| format!("content-encoding {coding}: {error}"))?;
    Ok(body)
}

impl Answer {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// All values of a header that may come several times.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        let values = self.headers.get_all(name).iter();
        values.filter_map(|value| value.to_str().ok().map(str::to_owned)).collect()
    }

    /// The type, without its parameters.
    pub(crate) fn kind(&self) -> String {
        let kind = self.header("content-type").unwrap_or_default();
        kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// How many seconds a cache may keep it without asking.
    pub(crate) fn kept(&self) -> u64 {
        let control = self.header("cache-control").unwrap_or_default().to_ascii_lowercase();
        let mut parts = control.split(',').map(str::trim);
        if parts.clone().any(|part| part == "no-store" || part == "no-cache") {
            return 0;
        }
        let age = parts.find_map(|part| part.strip_prefix("max-age="));
        age.and_then(|seconds| seconds.parse().ok()).unwrap_or_default()
    }
}
