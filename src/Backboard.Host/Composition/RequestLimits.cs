using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>Hands our limits to Kestrel and the form reader.</summary>
internal static class RequestLimits
{
    private const int HeaderCount = 100;

    public static IServiceCollection AddRequestLimits(this IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitsOptions>>(static (kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Value.MaxBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = limits.Value.MaxHeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = HeaderCount;
            kestrel.Limits.MaxRequestLineSize = Math.Min(kestrel.Limits.MaxRequestLineSize, limits.Value.MaxHeaderBytes);
            kestrel.Limits.MaxConcurrentConnections = limits.Value.MaxConnections;
        });
        services.AddOptions<FormOptions>().Configure<IOptions<LimitsOptions>>(static (form, limits) =>
        {
            form.ValueCountLimit = limits.Value.MaxFormFields;
            form.ValueLengthLimit = (int)Math.Min(int.MaxValue, limits.Value.MaxBodyBytes);
            form.BufferBodyLengthLimit = limits.Value.MaxBodyBytes;
            form.MultipartBodyLengthLimit = limits.Value.MaxBodyBytes;
        });
        return services;
    }
}
