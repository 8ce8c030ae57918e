# syntax=docker/dockerfile:1
# Build: docker build -t monitor .     Run: docker run --network host -v monitor-data:/data monitor
# (--network host: until sign-in exists the console listens on 127.0.0.1 only, also inside the container.)
# Sources of kind rendered_list need a Chromium and Playwright's driver (-p:IncludeRendering=true), which this image does not have; see docs/sources/rendered_list.md.
# The publish command and the entry point are the ones eng/publish.sh runs and tests.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ src/
COPY seeds/ seeds/
COPY models/ models/
RUN dotnet publish src/RiskMonitor.App/RiskMonitor.App.csproj -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -p:RestoreLockedMode=true -o /app \
 && mkdir -p /data

# -extra: ICU and time zones are needed for Spanish text and local times. Chiseled: no shell, no package manager, user "app" (1654).
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=1654:1654 /data /data
USER 1654
VOLUME /data
ENTRYPOINT ["dotnet", "monitor.dll"]
CMD ["run", "--data", "/data"]
