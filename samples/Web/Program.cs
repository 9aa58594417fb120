using SuperResolution.Samples;
using SuperResolution.Samples.Web;

// A page and an endpoint that make photos larger:  Web --weights FILE [--urls http://127.0.0.1:5080]
return await Errors.ReportAsync(async () =>
{
    await using WebApplication site = WebSite.Create(args);
    await site.RunAsync();
    return 0;
});
