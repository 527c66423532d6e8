using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GrantControl.Web.OpenApi;

/// <summary>The interface's own description (OpenAPI 3.1), made from the routes and the commands of every kind registered.</summary>
public static class InterfaceDescription
{
    public static IServiceCollection AddInterfaceDescription(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(static json =>
        {
            // The description must speak of the very JSON that commands are read with.
            json.SerializerOptions.PropertyNamingPolicy = CaseJson.Strict.PropertyNamingPolicy;
            json.SerializerOptions.DefaultIgnoreCondition = CaseJson.Strict.DefaultIgnoreCondition;
            json.SerializerOptions.NumberHandling = CaseJson.Strict.NumberHandling;
            json.SerializerOptions.UnmappedMemberHandling = CaseJson.Strict.UnmappedMemberHandling;
            json.SerializerOptions.Encoder = CaseJson.Strict.Encoder;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            foreach (var converter in CaseJson.Strict.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        })
        .AddOpenApi("v1", static options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddDocumentTransformer(DescribeDocumentAsync);
            options.AddOperationTransformer(DescribeOperationAsync);
            options.AddSchemaTransformer(DescribeOwnTypesAsync);
        });

    private static Task DescribeDocumentAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new OpenApiInfo
        {
            Title = "GrantControl",
            Version = "v1",
            Description = "One shape for every kind of case. Writes carry Idempotency-Key and, on an existing case, If-Match. Problems are RFC 9457 with a stable code: "
                + string.Join(", ", ProblemKind.All.OrderBy(static k => k.Status).ThenBy(static k => k.Code, StringComparer.Ordinal).Select(static k => $"{k.Code} ({k.Status})")) + ".",
        };
        document.Components ??= new OpenApiComponents();
        document.AddComponent("bearer", (IOpenApiSecurityScheme)new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task DescribeOperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var write = context.Description.ActionDescriptor.EndpointMetadata.OfType<WriteOperation>().FirstOrDefault();
        if (write is not null)
        {
            AddHeader(operation, WriteHeaders.IdempotencyKeyName, "8–128 visible ASCII characters, a different one for each act", required: true);
            AddHeader(operation, WriteHeaders.StandInForName, "The person the caller acts for by delegation", required: false);
            if (write.OnExistingCase)
            {
                AddHeader(operation, "If-Match", "The version read, in quotes", required: true);
            }
        }

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "A problem",
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [Problem.ContentType] = new() { Schema = ProblemSchema() },
            },
        };
        return Task.CompletedTask;
    }

    private static Task DescribeOwnTypesAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Money))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["amount"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = @"^-?(0|[1-9]\d*)\.\d\d$", Examples = [JsonValue.Create("1250000.00")!] },
                ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create("GTQ")!, JsonValue.Create("USD")!] },
            };
            schema.Required = new HashSet<string>(StringComparer.Ordinal) { "amount", "currency" };
        }
        else if (type == typeof(CaseId))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "uuid";
        }
        else if (type == typeof(Currency))
        {
            schema.Type = JsonSchemaType.String;
        }
        else
        {
            DescribeFields(schema, context.JsonTypeInfo);
        }

        return Task.CompletedTask;
    }

    /// <summary>The words of a record's fields, which stand beside the fields themselves.</summary>
    private static void DescribeFields(OpenApiSchema schema, JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(FieldAttribute), inherit: false).OfType<FieldAttribute>().FirstOrDefault() is not { } words
                || schema.Properties is not { } properties || !properties.TryGetValue(property.Name, out var described))
            {
                continue;
            }

            var text = words.HintEn is null ? words.En : $"{words.En}. {words.HintEn}";
            switch (described)
            {
                case OpenApiSchema own:
                    own.Description = text;
                    break;
                case OpenApiSchemaReference reference:
                    reference.Description = text;
                    break;
            }
        }
    }

    private static void AddHeader(OpenApiOperation operation, string name, string description, bool required) =>
        (operation.Parameters ??= []).Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });

    private static OpenApiSchema ProblemSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new[] { "type", "title", "detail", "instance", "code", "rule", "traceId" }
            .ToDictionary(static n => n, static IOpenApiSchema (_) => new OpenApiSchema { Type = JsonSchemaType.String }, StringComparer.Ordinal)
            .Concat([
                new("status", new OpenApiSchema { Type = JsonSchemaType.Integer }),
                new("errors", new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.Object } }),
            ]).ToDictionary(StringComparer.Ordinal),
    };
}

/// <summary>Marks a route that changes something, for the description.</summary>
public sealed record WriteOperation(bool OnExistingCase);
