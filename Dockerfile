# DailyCam in one container. Build: docker build -t dailycam .   Run: see compose.yaml.
# One base for both stages, as an argument: any system with apt-get whose packages have .NET 10 will do.
ARG BASE_IMAGE=ubuntu:26.04

FROM ${BASE_IMAGE} AS build
ENV CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DEBIAN_FRONTEND=noninteractive
RUN apt-get update \
 && apt-get install -y --no-install-recommends dotnet-sdk-10.0 nodejs npm ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Project files and locks first: restoring is repeated only when one of them changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY eng/*.props eng/*.targets eng/
COPY DailyCam.Core/DailyCam.Core.csproj DailyCam.Core/packages.lock.json DailyCam.Core/
COPY DailyCam.Web/DailyCam.Web.csproj DailyCam.Web/packages.lock.json DailyCam.Web/
COPY wwwroot-assets/package.json wwwroot-assets/package-lock.json wwwroot-assets/.npmrc wwwroot-assets/
RUN dotnet restore DailyCam.Web/DailyCam.Web.csproj \
 && cd wwwroot-assets && npm ci --omit=dev --no-audit --no-fund --loglevel=error
# What the browser gets, and the model files.
COPY wwwroot-assets/ wwwroot-assets/
RUN cd wwwroot-assets && node build.mjs
COPY appsettings.json ./
COPY DailyCam.Core/ DailyCam.Core/
COPY DailyCam.Web/ DailyCam.Web/
RUN dotnet publish DailyCam.Web/DailyCam.Web.csproj -c Release --no-restore -p:AssetsAreBuilt=true -o /app

FROM ${BASE_IMAGE}
LABEL org.opencontainers.image.title="DailyCam" \
      org.opencontainers.image.description="Watches over a small child's day with the cameras a family already owns" \
      org.opencontainers.image.licenses="Apache-2.0"
# util-linux: setpriv ends FFmpeg with us. tini: reaps children and passes the stop signal on where the engine starts no init.
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends aspnetcore-runtime-10.0 ffmpeg libsqlite3-0 util-linux tini fonts-dejavu-core tzdata \
 && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
# A fixed number, so that the owner of a volume stays the same over versions; 1654 is what other .NET images use.
RUN (getent passwd 1654 >/dev/null || useradd --uid 1654 --user-group --no-create-home --home-dir /data dailycam) \
 && mkdir -p /data /archive && chown 1654:1654 /data /archive
ENV ASPNETCORE_URLS=http://+:8080 \
    DOTNET_RUNNING_IN_CONTAINER=true \
    DailyCam__DataPath=/data \
    HOME=/data
USER 1654
WORKDIR /app
VOLUME /data
EXPOSE 8080
# The start may migrate a large database first. A camera that is off does not make the answer bad.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["tini", "--", "/app/DailyCam.Web"]
