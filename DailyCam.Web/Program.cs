using DailyCam.Core.Detection.Vision;
using DailyCam.Web.Hosting;

if (VisionChild.IsAsked(args))
{
    return await VisionChild.RunAsync(args);
}

if (Commands.IsMeant(args))
{
    return await Commands.RunAsync(args);
}

return await StartUp.RunAsync(async () =>
{
    var builder = DailyCamHost.CreateBuilder(args);
    builder.AddDailyCam();
    var app = builder.Build();
    app.UseDailyCam();
    await app.RunToTheEndAsync();
});
